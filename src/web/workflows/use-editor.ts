import type Modeler from 'bpmn-js/lib/Modeler';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../api/shapes.js';
import { openReadably } from '../diagram/canvas.js';
import type { DrawnModel } from '../diagram/drawn-node.js';
import { outlineOf, type OutlineStep } from '../diagram/outline.js';
import { useLanguage } from '../i18n/language.js';
import { keepModel } from './kept-model.js';
import { differencesBetween, type Difference } from './modeler/differences.js';
import { onIssues } from './modeler/issues.js';
import { makeModeler } from './modeler/make-modeler.js';

export interface Edited {
  readonly xml: string;
  readonly differences: readonly Difference[];
  readonly outline: readonly OutlineStep[];
}

interface Opened {
  readonly workflowKey: string;
  readonly xml: string;
  readonly published: string;
  readonly basedOn: number;
}

const pauseMs = 800;

const paletteWidth = 110;

const readEdited = async (modeler: Modeler, published: string): Promise<Edited> => {
  const { xml = '' } = await modeler.saveXML({ format: true });
  const differences = await differencesBetween(modeler, published, xml);
  return { xml, differences, outline: outlineOf(modeler.getDefinitions() as DrawnModel) };
};

/** The editor on one model: reads it again after every pause, keeps it in this browser, and says what is wrong. */
export const useEditor = ({ workflowKey, xml, published, basedOn }: Opened) => {
  const canvas = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [modeler, setModeler] = useState<Modeler | undefined>(undefined);
  const [edited, setEdited] = useState<Edited | undefined>(undefined);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [keptAt, setKeptAt] = useState<string | undefined>(undefined);
  const [error, setError] = useState<unknown>(undefined);
  const language = useLanguage();

  const read = useCallback(
    async (from: Modeler): Promise<Edited> => {
      const now = await readEdited(from, published);
      setEdited(now);
      if (now.differences.length > 0) {
        const savedAt = new Date().toISOString();
        if (keepModel(workflowKey, { xml: now.xml, basedOn, savedAt })) setKeptAt(savedAt);
      }
      return now;
    },
    [workflowKey, published, basedOn],
  );

  useEffect(() => {
    if (!canvas.current || !panel.current) return undefined;
    const made = makeModeler(canvas.current, panel.current);
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(made), pauseMs);
    };
    onIssues(made, setProblems);
    made.importXML(xml).then(
      async () => {
        if (!current) return;
        openReadably(made, { covered: paletteWidth });
        made.on('commandStack.changed', readSoon);
        setModeler(made);
        await read(made);
      },
      (fault: unknown) => {
        if (current) setError(fault);
      },
    );
    return () => {
      current = false;
      clearTimeout(timer);
      setModeler(undefined);
      made.destroy();
    };
  }, [xml, read]);

  useEffect(() => {
    modeler?.get<{ fire(event: string): void }>('eventBus').fire('i18n.changed');
  }, [modeler, language]);

  return { canvas, panel, modeler, edited, problems, keptAt, error, read };
};
