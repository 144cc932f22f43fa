import { concepts, families, planned, type Concept, type Family } from "../../../demos/catalogue";
import { Header } from "../header";
import type { Thumbnails } from "./thumbnails";

export function HomePage({ thumbnails }: { thumbnails: Thumbnails }) {
  return (
    <>
      <Header root="./" />
      <main class="home" id="play">
        <header class="home-title">
          <h1>Machine learning, one moving part at a time</h1>
          <p>
            <em>Tweak</em> each concept in a live demo, <em>read</em> it from scratch, <em>rebuild</em> it against its tests, and <em>prove</em> every claim
            with an experiment that runs.
          </p>
        </header>
        {(Object.keys(families) as Family[]).map((family) => (
          <FamilySection key={family} family={family} thumbnails={thumbnails} />
        ))}
      </main>
      <footer class="foot">
        <p>Everything runs in this browser: no account, no server, and your data stays on your machine.</p>
      </footer>
    </>
  );
}

function FamilySection({ family, thumbnails }: { family: Family; thumbnails: Thumbnails }) {
  const { title, question } = families[family];
  const open = concepts.filter((concept) => concept.family === family);
  const ahead = planned.filter((concept) => concept.family === family);
  return (
    <section class="family" aria-labelledby={`family-${family}`}>
      <header class="family-title">
        <h2 id={`family-${family}`}>{title}</h2>
        <p>{question}</p>
      </header>
      <div class="family-concepts">
        {open.length > 0 && (
          <ul class="cards">
            {open.map((concept) => (
              <Card key={concept.slug} concept={concept} thumbnails={thumbnails} />
            ))}
          </ul>
        )}
        {ahead.length > 0 && (
          <div class="family-planned">
            <p>In preparation</p>
            <ul>
              {ahead.map((concept) => (
                <li key={concept.title}>{concept.title}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}

function Card({ concept: { slug, title, summary }, thumbnails }: { concept: Concept; thumbnails: Thumbnails }) {
  const Thumbnail = thumbnails[slug];
  return (
    <li class="card">
      <div class="card-picture">{Thumbnail && <Thumbnail />}</div>
      <h3>
        <a href={`${slug}/`}>{title}</a>
      </h3>
      <p>{summary}</p>
    </li>
  );
}
