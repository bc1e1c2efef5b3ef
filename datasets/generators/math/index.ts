/**
 * Families of math problems with one exact answer. The answer is computed from the drawn numbers, in integers and
 * exact fractions; a family never reads its own text and never rounds.
 */
import type { Family } from '../../family.js';
import { absoluteInequality } from './absolute-inequality.js';
import { arithmeticExpression } from './arithmetic-expression.js';
import { baseConversion } from './base-conversion.js';
import { coinRuns } from './coin-runs.js';
import { committees } from './committees.js';
import { commonMeasure } from './common-measure.js';
import { cubicExtreme } from './cubic-extreme.js';
import { definiteIntegral } from './definite-integral.js';
import { derivativeValue } from './derivative-value.js';
import { determinantOf } from './determinant-of.js';
import { diceSum } from './dice-sum.js';
import { distributions } from './distributions.js';
import { divisors } from './divisors.js';
import { drawnBalls } from './drawn-balls.js';
import { expectedPrize } from './expected-prize.js';
import { fractionExpression } from './fraction-expression.js';
import { latticePaths } from './lattice-paths.js';
import { letterArrangements } from './letter-arrangements.js';
import { limitQuotient } from './limit-quotient.js';
import { linearEquation } from './linear-equation.js';
import { linearSystem } from './linear-system.js';
import { matrixChain } from './matrix-chain.js';
import { modularPower } from './modular-power.js';
import { multiplesCount } from './multiples-count.js';
import { percentChanges } from './percent-changes.js';
import { pointDistance } from './point-distance.js';
import { polygonArea } from './polygon-area.js';
import { productCoefficient } from './product-coefficient.js';
import { quadraticRoots } from './quadratic-roots.js';
import { ratioShares } from './ratio-shares.js';
import { recurrenceTerm } from './recurrence-term.js';
import { remainderSystem } from './remainder-system.js';
import { rootRelations } from './root-relations.js';
import { roundSolids } from './round-solids.js';
import { seriesSum } from './series-sum.js';
import { shoppingBill } from './shopping-bill.js';
import { travelLegs } from './travel-legs.js';
import { triangleSide } from './triangle-side.js';
import { truthTable } from './truth-table.js';
import { workRates } from './work-rates.js';

export const mathFamilies: readonly Family[] = [
  absoluteInequality,
  arithmeticExpression,
  baseConversion,
  coinRuns,
  committees,
  commonMeasure,
  cubicExtreme,
  definiteIntegral,
  derivativeValue,
  determinantOf,
  diceSum,
  distributions,
  divisors,
  drawnBalls,
  expectedPrize,
  fractionExpression,
  latticePaths,
  letterArrangements,
  limitQuotient,
  linearEquation,
  linearSystem,
  matrixChain,
  modularPower,
  multiplesCount,
  percentChanges,
  pointDistance,
  polygonArea,
  productCoefficient,
  quadraticRoots,
  ratioShares,
  recurrenceTerm,
  remainderSystem,
  rootRelations,
  roundSolids,
  seriesSum,
  shoppingBill,
  travelLegs,
  triangleSide,
  truthTable,
  workRates,
];
