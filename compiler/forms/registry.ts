/** The special forms, one line each. */

import type { SpecialForm } from "../3-analyze/context.ts";
import { assertForm } from "./assert.ts";
import { assignForm } from "./assign.ts";
import { asyncForm } from "./async.ts";
import { augmentedAssignForm } from "./augmented-assign.ts";
import { awaitForm } from "./await.ts";
import { breakForm } from "./break.ts";
import { caseForm } from "./case.ts";
import { classForm } from "./class.ts";
import { condForm } from "./cond.ts";
import { decoratorForm } from "./decorator.ts";
import { defForm } from "./def.ts";
import { defexceptionForm } from "./defexception.ts";
import { defmacroForm, macroForm } from "./defmacro.ts";
import { delForm } from "./del.ts";
import { displayForms } from "./displays.ts";
import { doForm } from "./do.ts";
import { dotForm } from "./dot.ts";
import { dotimesForm } from "./dotimes.ts";
import { exportForm } from "./export.ts";
import { forForm } from "./for.ts";
import { globalForm } from "./global.ts";
import { goForm } from "./go.ts";
import { ifForm } from "./if.ts";
import { importForm } from "./import.ts";
import { itemForms } from "./items.ts";
import { jsForm } from "./js.ts";
import { labelForm } from "./label.ts";
import { lambdaForm } from "./lambda.ts";
import { letForm } from "./let.ts";
import { loopForm } from "./loop.ts";
import { matchForm } from "./match.ts";
import { newForm } from "./new.ts";
import { passForm } from "./pass.ts";
import { dotAssignForm, getPropForm, setPropForm } from "./properties.ts";
import { quasiquoteForm, unquoteForm } from "./quasiquote.ts";
import { quoteForm } from "./quote.ts";
import { raiseForm } from "./raise.ts";
import { returnForm } from "./return.ts";
import { selectForm, selectTimeoutForm } from "./select.ts";
import { setExistingForm, setForm } from "./set.ts";
import { threadForm } from "./thread.ts";
import { tryForm } from "./try.ts";
import { walrusForm } from "./walrus.ts";
import { whenForm } from "./when.ts";
import { whileForm } from "./while.ts";
import { withForm } from "./with.ts";
import { withMutexForm } from "./with-mutex.ts";
import { yieldForm, yieldFromForm } from "./yield.ts";

const all: readonly SpecialForm[] = [
  assignForm,
  augmentedAssignForm,
  walrusForm,
  setExistingForm,
  setForm,
  defForm,
  lambdaForm,
  classForm,
  decoratorForm,
  ifForm,
  condForm,
  caseForm,
  matchForm,
  whenForm,
  doForm,
  letForm,
  passForm,
  quoteForm,
  quasiquoteForm,
  unquoteForm,
  defmacroForm,
  macroForm,
  threadForm,
  whileForm,
  forForm,
  loopForm,
  dotimesForm,
  labelForm,
  breakForm,
  returnForm,
  tryForm,
  raiseForm,
  defexceptionForm,
  assertForm,
  delForm,
  globalForm,
  importForm,
  exportForm,
  dotForm,
  getPropForm,
  setPropForm,
  dotAssignForm,
  ...itemForms,
  ...displayForms,
  goForm,
  selectForm,
  selectTimeoutForm,
  withMutexForm,
  withForm,
  yieldForm,
  yieldFromForm,
  asyncForm,
  awaitForm,
  newForm,
  jsForm,
];

/** Every special form, by each of its names. */
export const specialForms: ReadonlyMap<string, SpecialForm> = new Map(
  all.flatMap((form) => form.names.map((name) => [name, form] as const)),
);
