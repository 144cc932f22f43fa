/** How good the heads are, and one side of their answers at a time. */
import type { JSX } from "preact";
import { Confusion } from "../../src/kit/controls/confusion";
import { Controls } from "../../src/kit/controls/controls";
import { Answers } from "./charts/answers";
import { Descent } from "./charts/descent";
import { Losses } from "./charts/losses";
import { Ranking } from "./charts/ranking";
import { Residuals } from "./charts/residuals";
import { Scores } from "./charts/scores";
import { answered, judgedRows } from "./figures";
import { isBinary } from "./heads";
import { headTitles } from "./key";
import { viewParameters } from "./parameters";
import { usePicture, type Picture, type TwoHeadsLab } from "./use-picture";

export function Charts({ lab }: { readonly lab: TwoHeadsLab }): JSX.Element {
  const picture = usePicture(lab);
  const { charts } = lab.parameters.value;
  return (
    <>
      {picture && <Scores picture={picture} />}
      <Controls
        schema={{ charts: viewParameters.charts }}
        values={{ charts }}
        defaults={{ charts: viewParameters.charts.default }}
        onChange={(_, value) => lab.setParameters({ charts: value as typeof charts })}
      />
      {picture && charts === "decisions" && <Decisions picture={picture} />}
      {picture && charts === "losses" && <Costs picture={picture} />}
      {picture && charts === "residuals" && <Residuals picture={picture} />}
      {charts === "descent" && <Descent lab={lab} />}
    </>
  );
}

function Decisions({ picture }: { readonly picture: Picture }): JSX.Element {
  const { frame, task, shown, threshold } = picture;
  const { rows, isHeldOut } = judgedRows(task);
  const { truth, classes } = answered(frame, task, shown, rows, threshold);
  return (
    <>
      <Confusion
        classNames={task.classNames}
        truth={truth}
        predicted={classes}
        counted={isHeldOut ? "points held out" : "training points"}
        aside={<span class="classification-vs-regression-aside">{headTitles[shown]}</span>}
      />
      {isBinary(task) && <Ranking picture={picture} />}
    </>
  );
}

function Costs({ picture }: { readonly picture: Picture }): JSX.Element {
  if (isBinary(picture.task)) return <><Losses picture={picture} /><Answers picture={picture} /></>;
  return <p class="classification-vs-regression-note">A margin is the distance from the one boundary between two classes: choose data with two, or two bins.</p>;
}
