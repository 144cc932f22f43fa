import { Island } from "./island";

export const siteName = "ML Concept Playground";

interface Props {
  /** The way to the home page, as "../". */
  readonly root: string;
  /** The sections of this page. */
  readonly sections?: readonly { readonly id: string; readonly title: string }[];
}

export function Header({ root, sections = [] }: Props) {
  return (
    <>
      <a class="skip" href="#play">
        Skip to the content
      </a>
      <header class="bar">
        <a class="bar-home" href={root}>
          <Mark />
          <span>{siteName}</span>
        </a>
        {sections.length > 0 && (
          <nav class="bar-sections" aria-label="Sections of this page">
            {sections.map(({ id, title }) => (
              <a key={id} href={`#${id}`}>
                {title}
              </a>
            ))}
          </nav>
        )}
        <Island name="theme" data={{}} when="now" />
      </header>
    </>
  );
}

/** Three points and the centre they share. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path class="mark-lines" d="M12 13 5 5M12 13l8-5M12 13l-3 8" />
      <circle class="mark-point" cx="5" cy="5" r="2.5" />
      <circle class="mark-point" cx="20" cy="8" r="2.5" />
      <circle class="mark-point" cx="9" cy="21" r="2.5" />
      <circle class="mark-centre" cx="12" cy="13" r="3.5" />
    </svg>
  );
}
