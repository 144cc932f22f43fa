/** The page of a concept: play, read, see the code, answer, rebuild. */
import { algorithmOf, type Concept } from "../../../demos/catalogue";
import { Header } from "../header";
import { Island } from "../island";
import { lessonComponents } from "./lesson-components";
import type { Parts } from "./parts";
import { Reference } from "./reference";

const sections = [
  { id: "play", title: "Play" },
  { id: "read", title: "Read" },
  { id: "code", title: "Code" },
  { id: "questions", title: "Questions" },
  { id: "rebuild", title: "Rebuild" },
] as const;

export function ConceptPage({ concept, parts }: { concept: Concept; parts: Parts }) {
  const { lesson, questions, sources } = parts;
  const components = lessonComponents(concept.slug, parts);
  const [Lesson, Questions] = [lesson.default, questions.default];
  return (
    <>
      <Header root="../" sections={sections} />
      <main>
        <section class="concept-play" id="play">
          <header class="concept-title">
            <h1>{concept.title}</h1>
            <p>{concept.summary}</p>
          </header>
          <Island name="lab" data={{ slug: concept.slug }} when="now" />
        </section>

        <section class="concept-section lesson" id="read" aria-label="Lesson">
          <nav class="contents" aria-label="Contents of the lesson">
            <ol>
              {lesson.headings.map(({ id, text }) => (
                <li key={id}>
                  <a href={`#${id}`}>{text}</a>
                </li>
              ))}
            </ol>
          </nav>
          <div class="prose">
            <Lesson components={components} />
          </div>
        </section>

        <section class="concept-section" id="code" aria-labelledby="code-title">
          <header class="section-title">
            <h2 id="code-title">The reference implementation</h2>
            <p>The code that ran above, from scratch and whole. Read it from the top.</p>
          </header>
          <Reference sources={sources} />
        </section>

        <section class="concept-section" id="questions" aria-labelledby="questions-title">
          <header class="section-title">
            <h2 id="questions-title">Questions</h2>
            <p>As an interviewer would put them. Answer aloud first, then unfold: every answer rests on an experiment that you can run.</p>
          </header>
          <div class="questions">
            <Questions components={components} />
          </div>
        </section>

        <section class="concept-section" id="rebuild" aria-labelledby="rebuild-title">
          <header class="section-title">
            <h2 id="rebuild-title">Rebuild it</h2>
            <p>Write the pieces yourself, from the smallest to the whole. The specification that grades you is the one that grades the reference.</p>
          </header>
          <Island name="exercise" data={{ slug: algorithmOf(concept) }} when="near" />
        </section>
      </main>
    </>
  );
}
