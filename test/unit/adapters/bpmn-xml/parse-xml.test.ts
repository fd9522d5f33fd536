import { describe, expect, it } from '@jest/globals';
import { parseXml } from '../../../../src/adapters/bpmn-xml/parse-xml.js';
import { attributeOf } from '../../../../src/adapters/bpmn-xml/xml-element.js';

const fault = (xml: string): unknown => {
  const parsed = parseXml(xml);
  return parsed.ok ? undefined : { code: parsed.reason.code, line: parsed.reason.line };
};

describe('The XML parser', () => {
  it('resolves prefixes where they hold, decodes entities and keeps lines', () => {
    const parsed = parseXml(
      '<?xml version="1.0"?>\r\n<!-- c --><a xmlns="urn:a" xmlns:p="urn:p">\r\n  <p:b x="1 &lt; 2" p:y =\'&#65;&#x42;\'/><b xmlns="urn:b"><![CDATA[<&>]]> &amp; x</b>\n</a>',
    );
    if (!parsed.ok) throw new Error(parsed.reason.message);
    const [first, second] = parsed.value.children;
    expect(first).toMatchObject({ namespace: 'urn:p', name: 'b', line: 3 });
    expect(first?.attributes).toEqual([
      { namespace: '', name: 'x', value: '1 < 2' },
      { namespace: 'urn:p', name: 'y', value: 'AB' },
    ]);
    expect(first && attributeOf(first, 'x')).toBe('1 < 2');
    expect(second).toMatchObject({ namespace: 'urn:b', text: '<&> & x' });
  });

  it.each([
    ['an end that does not fit', '<a>\n<b></a></b>', 2],
    ['an attribute twice', '<a x="1" x="2"/>', 1],
    ['an attribute twice under two prefixes', '<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', 1],
    ['an unknown prefix', '<a>\n\n<p:b/></a>', 3],
    ['an attribute without quotes', '<a x=1/>', 1],
    ['an attribute with <', '<a x="<"/>', 1],
    ['a bare &', '<a>&</a>', 1],
    ['an entity of its own', '<a>&lol;</a>', 1],
    ['a reference to no character', '<a>&#0;</a>', 1],
    ['a reference to half a character', '<a>&#xD800;</a>', 1],
    ['text outside', '<a/>text', 1],
    ['two roots', '<a/>\n<b/>', 2],
    ['a document type', '<!DOCTYPE a><a/>', 1],
    ['a declaration in the middle', '<a><?xml version="1.0"?></a>', 1],
    ['a comment without end', '<a><!-- </a>', 1],
    ['a CDATA section without end', '<a><![CDATA[ </a>', 1],
    ['an end of CDATA on its own', '<a>]]></a>', 1],
  ])('refuses %s', (_, xml, line) => {
    expect(fault(xml)).toEqual({ code: 'bad-xml', line });
  });

  it('takes time in proportion to the text, whatever stands in it', () => {
    const long = 1_000_000;
    const began = performance.now();
    for (const xml of [
      `<a${' '.repeat(long)}`,
      `<${'a'.repeat(long)}`,
      `<a ${'x'.repeat(long)}`,
      `<a x="${'&amp;'.repeat(long / 5)}"/>`,
      `<a>${'<b/>'.repeat(20_000)}</a>`,
      `<a>${'\n'.repeat(long)}</b>`,
      '&'.repeat(long),
      '<!--'.repeat(long / 4),
    ])
      parseXml(xml);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('knows the line of each element without searching the rest of a long line for it', () => {
    const xml = `<a>${'<b/>'.repeat(29_000)}<!--${'x'.repeat(9_000_000)}--></a>`;
    const began = performance.now();
    expect(fault(xml)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
