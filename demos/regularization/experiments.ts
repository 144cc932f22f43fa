/** What the lesson and the questions claim about regularization, measured. */
import { choosingNeedsUnseenRows, lassoShrinksAll, oneStandardError, polynomialNeedsAHold } from "./experiments/choosing";
import { interceptStaysFree, penaltySteadies, ridgeShrinksFlat, twins } from "./experiments/columns";
import { outlierSqueezes, ravineTakesLong, scalerLeaksLittle, unitDecidesWhoStays, whoCaresAboutUnits } from "./experiments/scaling";
import { unitsAndAccuracy } from "./experiments/units";
import { cornersCatch, cornersGiveZeros, creaseHoldsTheMinimum, mapSticksAtZero, subgradientNeverLands } from "./experiments/zeros";

export const experiments = [
  cornersCatch,
  cornersGiveZeros,
  creaseHoldsTheMinimum,
  mapSticksAtZero,
  subgradientNeverLands,
  lassoShrinksAll,
  twins,
  ridgeShrinksFlat,
  penaltySteadies,
  interceptStaysFree,
  polynomialNeedsAHold,
  choosingNeedsUnseenRows,
  oneStandardError,
  whoCaresAboutUnits,
  unitsAndAccuracy,
  unitDecidesWhoStays,
  ravineTakesLong,
  outlierSqueezes,
  scalerLeaksLittle,
];
