import { useMutation } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { address, post } from '../api/client.js';
import type { Problem } from '../api/shapes.js';
import { goTo } from '../diagram/canvas.js';
import { OutlineList } from '../diagram/outline-list.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Tabs } from '../parts/tabs.js';
import { DifferencesList } from './differences-list.js';
import { forgetModel } from './kept-model.js';
import { errorsIn, ProblemsPanel } from './problems-panel.js';
import { PublishDialog } from './publish-dialog.js';
import { Readme } from './readme.js';
import { useDifferenceMarks } from './use-difference-marks.js';
import { useEditor, type Edited } from './use-editor.js';
import { Versions } from './versions.js';
import { WorkbenchTools } from './workbench-tools.js';

type TabName = 'problems' | 'diff' | 'versions' | 'outline' | 'readme';

interface WorkbenchProps {
  readonly workflowKey: string;
  readonly name: string;
  readonly xml: string;
  readonly published: string;
  readonly basedOn: number;
}

/** The service's findings and those of the rules here, each once: both apply the same rules. */
const merged = (here: readonly Problem[], service: readonly Problem[]): readonly Problem[] => [
  ...new Map([...service, ...here].map((one) => [`${one.rule} ${one.element ?? ''}`, one])).values(),
];

const useServiceCheck = (workflowKey: string, edited: Edited | undefined) => {
  const check = useMutation({
    mutationFn: (xml: string) =>
      post<{ readonly problems: readonly Problem[] }>(address(['workflows', workflowKey, 'check']), {
        body: { xml },
      }),
  });
  const current = check.variables === edited?.xml;
  return { check, found: current ? (check.data?.problems ?? []) : [], checked: current && check.isSuccess };
};

const usePublished = (workflowKey: string) => {
  const { say } = useWords();
  const announce = useAnnounce();
  const router = useRouter();
  const navigate = useNavigate();
  return (version: number) => {
    forgetModel(workflowKey);
    announce(say('workflow.publish.done', { version }));
    void router.invalidate().then(() => navigate({ to: '/workflows/$key', params: { key: workflowKey } }));
  };
};

interface PanelsProps {
  readonly workflowKey: string;
  readonly edited: Edited | undefined;
  readonly problems: readonly Problem[];
  readonly tab: TabName;
  readonly choose: (tab: TabName) => void;
  readonly show: (element: string) => void;
  readonly serviceCheck: ReturnType<typeof useServiceCheck>;
  readonly checkNow: () => void;
}

function Panels({ workflowKey, edited, problems, tab, choose, show, serviceCheck, checkNow }: PanelsProps) {
  const { say } = useWords();
  const { check, checked } = serviceCheck;
  const panels: Readonly<Record<TabName, () => ReactNode>> = {
    problems: () => (
      <ProblemsPanel
        problems={problems}
        show={show}
        check={checkNow}
        checking={check.isPending}
        checked={checked}
        error={check.error}
      />
    ),
    diff: () => <DifferencesList differences={edited?.differences ?? []} show={show} />,
    outline: () => <OutlineList steps={edited?.outline ?? []} show={show} />,
    versions: () => <Versions workflowKey={workflowKey} />,
    readme: () => <Readme workflowKey={workflowKey} />,
  };
  return (
    <Tabs<TabName>
      label={say('workflow.tabs')}
      chosen={tab}
      choose={choose}
      tabs={[
        { name: 'problems', label: say('workflow.tab.problems'), count: problems.length },
        { name: 'diff', label: say('workflow.tab.diff'), count: edited?.differences.length ?? 0 },
        { name: 'outline', label: say('workflow.tab.outline') },
        { name: 'versions', label: say('workflow.tab.versions') },
        { name: 'readme', label: say('workflow.readme') },
      ]}
    >
      {panels[tab]()}
    </Tabs>
  );
}

const noDifferences: Edited['differences'] = [];

/** The editor with what belongs to it: history above, properties beside, and below what there is to say about it. */
export function Workbench({ workflowKey, name, xml, published, basedOn }: WorkbenchProps) {
  const { say } = useWords();
  const editor = useEditor({ workflowKey, xml, published, basedOn });
  const { canvas, panel, modeler, edited, problems, keptAt, error, read } = editor;
  const [tab, setTab] = useState<TabName>('problems');
  const [publishing, setPublishing] = useState<Edited | undefined>(undefined);
  const serviceCheck = useServiceCheck(workflowKey, edited);
  const differences = edited?.differences ?? noDifferences;
  const all = merged(problems, serviceCheck.found);
  const wentWell = usePublished(workflowKey);
  useDifferenceMarks(modeler, differences, tab === 'diff');
  const show = (element: string) => {
    if (modeler) goTo(modeler, element);
    canvas.current?.scrollIntoView({ block: 'nearest' });
  };
  const readNow = async (then: (now: Edited) => void) => {
    if (modeler) then(await read(modeler));
  };
  return (
    <div className="workbench">
      {error === undefined ? null : <ProblemNotice error={error} />}
      <WorkbenchTools
        modeler={modeler}
        unpublished={differences.length}
        keptAt={keptAt}
        keep={() => void readNow(() => undefined)}
        publish={() => void readNow(setPublishing)}
      />
      <div className="workbench-body">
        <div
          ref={canvas}
          className="workbench-canvas"
          role="region"
          aria-label={say('diagram.label', { name })}
        />
        <div ref={panel} className="workbench-panel" role="region" aria-label={say('workflow.panel')} />
      </div>
      <Panels
        workflowKey={workflowKey}
        edited={edited}
        problems={all}
        tab={tab}
        choose={setTab}
        show={show}
        serviceCheck={serviceCheck}
        checkNow={() => void readNow((now) => serviceCheck.check.mutate(now.xml))}
      />
      {publishing === undefined ? null : (
        <PublishDialog
          workflowKey={workflowKey}
          basedOn={basedOn}
          edited={publishing}
          errors={errorsIn(all)}
          published={(version) => {
            setPublishing(undefined);
            wentWell(version);
          }}
          close={() => setPublishing(undefined)}
        />
      )}
    </div>
  );
}
