import { compile } from '../../engine/compile.js';
import type { CompiledProcess } from '../../engine/definition.js';
import type { ModelProblem } from '../../engine/drawn.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { DecisionModel } from '../../ports/decisions.js';
import type { Ports } from '../work.js';
import { readFormFile } from './read-form-file.js';
import { unknownTopics } from './unknown-topics.js';

export interface DeployedFile {
  readonly name: string;
  readonly content: string;
}

/** What the files of a deployment hold, each with the file it comes from. */
export interface ReadDeployment {
  readonly processes: readonly { readonly compiled: CompiledProcess; readonly file: string }[];
  readonly decisions: readonly { readonly model: DecisionModel; readonly file: string }[];
  readonly forms: readonly { readonly key: string; readonly file: string }[];
}

type Readings = {
  readonly [Kind in keyof ReadDeployment]: ReadDeployment[Kind][number][];
};

type Reading<Value> = Outcome<readonly Value[], readonly ModelProblem[]>;

/** Reads all files and answers all that is wrong with them, naming the file in each problem. */
export const readDeployment = async (
  ports: Pick<Ports, 'definitions' | 'caseSide'>,
  files: readonly DeployedFile[],
): Promise<Outcome<ReadDeployment, readonly ModelProblem[]>> => {
  const problems: ModelProblem[] = duplicates(
    files.map(({ name }) => ({ key: name, file: name })),
    'file',
  );
  const readings: Readings = { processes: [], decisions: [], forms: [] };
  for (const file of files) problems.push(...(await readFile(ports, file, { files, readings })));
  problems.push(
    ...duplicates(
      readings.processes.map(({ compiled, file }) => ({ key: compiled.key, file })),
      'process',
    ),
    ...duplicates(
      readings.decisions.map(({ model, file }) => ({ key: model.key, file })),
      'decision',
    ),
    ...duplicates(readings.forms, 'form'),
  );
  return problems.length > 0 ? refused(problems) : ok(readings);
};

const readFile = async (
  { definitions, caseSide }: Pick<Ports, 'definitions' | 'caseSide'>,
  { name, content }: DeployedFile,
  { files, readings }: { readonly files: readonly DeployedFile[]; readonly readings: Readings },
): Promise<readonly ModelProblem[]> => {
  const { bpmnReader, dmnReader, expressions } = definitions.readers;
  if (/\.bpmn(?:20\.xml)?$/i.test(name)) {
    const drawn = await bpmnReader.read(content);
    const compiled = drawn.ok ? compile(drawn.value, expressions) : drawn;
    const checked = compiled.ok ? knownTopics(compiled.value, caseSide) : compiled;
    return keep(name, checked, (process) => readings.processes.push({ compiled: process, file: name }));
  }
  if (isDmn(name))
    return keep(name, await dmnReader.read(content, dmnBeside(name, files)), (model) =>
      readings.decisions.push({ model, file: name }),
    );
  if (/\.form(?:\.json)?$/i.test(name))
    return keep(name, readFormFile(content, expressions), (key) => readings.forms.push({ key, file: name }));
  return [];
};

const isDmn = (name: string): boolean => /\.dmn(?:11\.xml)?$/i.test(name);

/** The other decision files of a deployment, which one of them may import. */
export const dmnBeside = (name: string, files: readonly DeployedFile[]): readonly string[] =>
  files.flatMap((file) => (file.name !== name && isDmn(file.name) ? [file.content] : []));

const keep = <Value>(
  file: string,
  reading: Reading<Value>,
  push: (value: Value) => void,
): readonly ModelProblem[] => {
  if (!reading.ok) return reading.reason.map((problem) => inFile(problem, file));
  for (const value of reading.value) push(value);
  return [];
};

const inFile = (problem: ModelProblem, file: string): ModelProblem => ({ ...problem, file });

const knownTopics = (
  processes: readonly CompiledProcess[],
  caseSide: Ports['caseSide'],
): Reading<CompiledProcess> => {
  const problems = processes.flatMap((process) => unknownTopics(process, caseSide.handlers));
  return problems.length > 0 ? refused(problems) : ok(processes);
};

const duplicates = (
  named: readonly { readonly key: string; readonly file: string }[],
  what: string,
): ModelProblem[] => {
  const seen = new Set<string>();
  return named.flatMap(({ key, file }) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      inFile(
        {
          code: 'duplicate-key',
          message: `Expected ${what} '${key}' once in a deployment, but it is there twice`,
          line: 0,
        },
        file,
      ),
    ];
  });
};
