import { useWords } from '../i18n/words.js';
import { Choice } from '../parts/choice.js';
import { describedBy, Field, FieldSet } from '../parts/field.js';
import { idOf } from '../task/form-data.js';
import { anonymities, answers, channels, dangerQuestions, type ReportDraft } from './report-draft.js';

export interface PartProps {
  readonly draft: ReportDraft;
  readonly change: (draft: ReportDraft) => void;
  /** By pointer into the report. */
  readonly errors: ReadonlyMap<string, string>;
}

/** How and when it came in. */
export function OriginPart({ draft, change, errors }: PartProps) {
  const { say } = useWords();
  const channel = idOf('/channel');
  const receivedAt = idOf('/receivedAt');
  return (
    <section className="card" aria-labelledby="origin-heading">
      <h2 id="origin-heading">{say('report.origin')}</h2>
      <FieldSet id={channel} label={say('report.channel')} required error={errors.get('/channel')}>
        <div className="choices choices-wide">
          {channels.map((one) => (
            <Choice
              key={one}
              type="radio"
              id={`${channel}-${one}`}
              name={channel}
              label={say(`report.channel.${one}`)}
              checked={draft.channel === one}
              change={() => change({ ...draft, channel: one })}
            />
          ))}
        </div>
      </FieldSet>
      <Field
        id={receivedAt}
        label={say('report.receivedAt')}
        help={say('report.receivedAt.help')}
        error={errors.get('/receivedAt')}
      >
        <input
          id={receivedAt}
          className="input input-short"
          type="datetime-local"
          aria-describedby={describedBy({
            id: receivedAt,
            label: '',
            help: 'x',
            error: errors.get('/receivedAt'),
          })}
          value={draft.receivedAt}
          onChange={({ target }) => change({ ...draft, receivedAt: target.value })}
        />
      </Field>
    </section>
  );
}

export function FactsPart({ draft, change, errors }: PartProps) {
  const { say } = useWords();
  const words = {
    id: idOf('/observedFacts'),
    label: say('report.facts'),
    help: say('report.facts.help'),
    error: errors.get('/observedFacts'),
    required: true,
  };
  return (
    <section className="card" aria-labelledby="facts-heading">
      <h2 id="facts-heading">{say('report.facts.title')}</h2>
      <Field {...words}>
        <textarea
          id={words.id}
          className="input textarea"
          rows={6}
          maxLength={4000}
          aria-required
          aria-invalid={words.error !== undefined}
          aria-describedby={describedBy(words)}
          value={draft.facts}
          onChange={({ target }) => change({ ...draft, facts: target.value })}
        />
      </Field>
    </section>
  );
}

export function DangerPart({ draft, change, errors }: PartProps) {
  const { say } = useWords();
  const earlier = idOf('/earlierReports12m');
  return (
    <section className="card" aria-labelledby="danger-heading">
      <h2 id="danger-heading">{say('report.danger')}</h2>
      {dangerQuestions.map((question) => (
        <FieldSet
          key={question}
          id={idOf(`/${question}`)}
          label={say(`report.${question}`)}
          required
          error={errors.get(`/${question}`)}
        >
          <div className="choices choices-row">
            {answers.map((answer) => (
              <Choice
                key={answer}
                type="radio"
                id={`${idOf(`/${question}`)}-${answer}`}
                name={question}
                label={say(`answer.${answer}`)}
                checked={draft.danger[question] === answer}
                change={() => change({ ...draft, danger: { ...draft.danger, [question]: answer } })}
              />
            ))}
          </div>
        </FieldSet>
      ))}
      <Field id={earlier} label={say('report.earlierReports12m')} error={errors.get('/earlierReports12m')}>
        <input
          id={earlier}
          className="input input-short"
          type="number"
          min={0}
          max={100}
          value={draft.earlierReports}
          onChange={({ target }) => change({ ...draft, earlierReports: target.value })}
        />
      </Field>
    </section>
  );
}

const reporterFields = ['name', 'organisation', 'contact'] as const;

export function ReporterPart({ draft, change, errors }: PartProps) {
  const { say } = useWords();
  return (
    <section className="card" aria-labelledby="reporter-heading">
      <h2 id="reporter-heading">{say('report.reporter')}</h2>
      <p className="field-help">{say('report.reporter.help')}</p>
      <FieldSet
        id={idOf('/anonymity')}
        label={say('report.anonymity')}
        required
        error={errors.get('/anonymity')}
      >
        <div className="choices">
          {anonymities.map((one) => (
            <Choice
              key={one}
              type="radio"
              id={`anonymity-${one}`}
              name="anonymity"
              label={say(`report.anonymity.${one}`)}
              checked={draft.anonymity === one}
              change={() => change({ ...draft, anonymity: one })}
            />
          ))}
        </div>
      </FieldSet>
      {reporterFields.map((field) => {
        const id = idOf(`/reporter/${field}`);
        return (
          <Field
            key={field}
            id={id}
            label={say(`report.reporter.${field}`)}
            error={errors.get(`/reporter/${field}`)}
          >
            <input
              id={id}
              className="input"
              maxLength={200}
              value={draft.reporter[field]}
              onChange={({ target }) =>
                change({ ...draft, reporter: { ...draft.reporter, [field]: target.value } })
              }
            />
          </Field>
        );
      })}
    </section>
  );
}
