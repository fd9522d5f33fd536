import type { ReactNode } from 'react';

/*
 * The little Markdown that READMEs of processes use: headings, lists, tables, paragraphs, bold and code. Everything
 * becomes elements and text; nothing in it is ever HTML or a link elsewhere.
 */

const inline = (text: string): ReactNode[] =>
  text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .map((part, index) => {
      if (part.startsWith('**')) return <strong key={index}>{part.slice(2, -2)}</strong>;
      if (part.startsWith('`')) return <code key={index}>{part.slice(1, -1)}</code>;
      return part;
    });

const cellsOf = (line: string): readonly string[] =>
  line
    .replaceAll(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const isRule = (line: string): boolean => /^[\s|:-]+$/.test(line);

function Table({ lines }: { readonly lines: readonly string[] }) {
  const [head = '', ...body] = lines.filter((line) => !isRule(line));
  return (
    <div className="table-scroll" tabIndex={0} role="group">
      <table className="table">
        <thead>
          <tr>
            {cellsOf(head).map((cell, index) => (
              <th key={index} scope="col">
                {inline(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((line, row) => (
            <tr key={row}>
              {cellsOf(line).map((cell, index) => (
                <td key={index}>{inline(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function List({ lines }: { readonly lines: readonly string[] }) {
  const items = lines.map((line) => <li key={line}>{inline(line.replace(/^\s*(?:[-*]|\d+\.)\s+/, ''))}</li>);
  return /^\s*\d/.test(lines[0] ?? '') ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function Block({ block }: { readonly block: string }) {
  const lines = block.split('\n');
  const first = lines[0] ?? '';
  if (/^#{1,6} /.test(first)) {
    const text = inline(first.replace(/^#+ /, ''));
    return first.startsWith('# ') || first.startsWith('## ') ? <h3>{text}</h3> : <h4>{text}</h4>;
  }
  if (first.startsWith('|')) return <Table lines={lines} />;
  if (/^\s*(?:[-*]|\d+\.)\s/.test(first)) return <List lines={joined(lines)} />;
  return <p>{inline(lines.join(' '))}</p>;
}

/** Lines that go on where the one before them broke. */
const joined = (lines: readonly string[]): readonly string[] =>
  lines.reduce<string[]>((items, line) => {
    if (/^\s*(?:[-*]|\d+\.)\s/.test(line) || items.length === 0) return [...items, line];
    return [...items.slice(0, -1), `${items.at(-1) ?? ''} ${line.trim()}`];
  }, []);

export function Markdown({ text }: { readonly text: string }) {
  const blocks = text
    .replaceAll('\r', '')
    .replaceAll(/^(#+ .*)$/gm, '\n$1\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  return (
    <div className="readme" lang="nl">
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}
