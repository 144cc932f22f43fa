/** The heads' figures, side by side: the key to the lines as well. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { figuresOf, judgedRows } from "../figures";
import { namesOfHeads } from "../heads";
import { HeadLine } from "../key";
import type { Picture } from "../use-picture";

export function Scores({ picture }: { readonly picture: Picture }): JSX.Element {
  const { frame, task, threshold } = picture;
  const figures = useMemo(() => figuresOf(frame, task, threshold), [frame, task, threshold]);
  const { rows, isHeldOut } = judgedRows(task);
  const points = rows.length === 1 ? "point" : "points";
  return (
    <table class="classification-vs-regression-scores">
      <caption>{isHeldOut ? `On ${rows.length} ${points} held out` : `On the ${rows.length} ${points} they learnt from`}</caption>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">head</span></th>
          {figures.map(({ title, help }) => <th key={title} scope="col" title={help}>{title}</th>)}
        </tr>
      </thead>
      <tbody>
        {namesOfHeads(frame.heads).map((head) => (
          <tr key={head} data-shown={head === picture.shown}>
            <th scope="row"><HeadLine head={head} /></th>
            {figures.map(({ title, value, show }) => {
              const figure = value(head);
              return <td key={title}>{figure === null ? "–" : show(figure)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
