import { clockAndChance } from "./rules/clock-and-chance";
import { fileSize } from "./rules/file-size";
import { folderNames } from "./rules/folder-names";
import { frontDoors } from "./rules/front-doors";
import { functionSize } from "./rules/function-size";
import { guardedTransactions } from "./rules/guarded-transactions";
import { indexOrder } from "./rules/index-order";
import { inngestFunctions } from "./rules/inngest-functions";
import { listedDomains } from "./rules/listed-domains";
import { nestingDepth } from "./rules/nesting-depth";
import { portableLock } from "./rules/portable-lock";
import { tenantKeys } from "./rules/tenant-keys";
import { tenantTablesRule } from "./rules/tenant-tables";
import { thinShells } from "./rules/thin-shells";
import { unfinished } from "./rules/unfinished";
import { type HouseRule, plantedTree, type Tree, type Violation } from "./tree";

const houseRules: readonly HouseRule[] = [
  fileSize,
  functionSize,
  nestingDepth,
  folderNames,
  listedDomains,
  frontDoors,
  tenantTablesRule,
  tenantKeys,
  indexOrder,
  guardedTransactions,
  clockAndChance,
  inngestFunctions,
  thinShells,
  unfinished,
  portableLock,
];

/** What each rule objects to in the tree, after it has shown that it still objects to its planted violation. */
export function houseViolations(tree: Tree): { name: string; violations: Violation[] }[] {
  return houseRules.map((rule) => {
    const isBlind = rule.find(plantedTree(rule.planted)).length === 0;
    const blindness = isBlind ? [{ path: "scripts/check", says: "the rule overlooks its own planted violation" }] : [];
    return { name: rule.name, violations: [...blindness, ...rule.find(tree)] };
  });
}
