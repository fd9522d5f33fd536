import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export interface WorkflowFolder {
  readonly key: string;
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

const deployable = /\.(?:bpmn|dmn|form\.json|md)$/;

/** The workflows as they lie in a directory: one folder each, its files by their path in it, in a fixed order. */
export const workflowFolders = async (directory: string): Promise<readonly WorkflowFolder[]> => {
  const entries = await readdir(directory, { withFileTypes: true });
  const keys = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(keys.sort().map(async (key) => ({ key, files: await filesIn(join(directory, key)) })));
};

const filesIn = async (folder: string): Promise<WorkflowFolder['files']> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && deployable.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => ({
      name: relative(folder, path).split(sep).join('/'),
      content: await readFile(path, 'utf8'),
    })),
  );
};
