import type { RequestHandler } from 'express';
import { languageOf } from './language.js';
import type { Language } from './problem-details.js';
import { isRefusalCode, problems, type RefusalCode } from './problems.js';
import { sendProblem, sendText } from './send.js';

const words = {
  en: { code: 'Code', status: 'HTTP status', whatToDo: 'What you can do', other: 'Nederlands' },
  nl: { code: 'Code', status: 'HTTP-status', whatToDo: 'Wat u kunt doen', other: 'English' },
} as const;

const page = (code: RefusalCode, language: Language): string => {
  const { status, title, advice } = problems[code];
  const say = words[language];
  const otherLanguage = language === 'nl' ? 'en' : 'nl';
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title[language]} – Koers</title>
  </head>
  <body>
    <main>
      <h1>${title[language]}</h1>
      <p>${say.code}: <code>${code}</code>. ${say.status}: ${status}.</p>
      <h2>${say.whatToDo}</h2>
      <p>${advice[language]}</p>
      <p><a href="/problems/${code}?lang=${otherLanguage}" lang="${otherLanguage}" hreflang="${otherLanguage}">${say.other}</a></p>
    </main>
  </body>
</html>
`;
};

/** The page a problem's `type` opens. Everything in it comes from the catalogue. */
export const problemPage: RequestHandler = (req, res) => {
  const code = req.params['code'];
  if (typeof code !== 'string' || !isRefusalCode(code)) {
    sendProblem(req, res, { code: 'not-found' });
    return;
  }
  const asked = new URLSearchParams(req.url.split('?')[1]).get('lang');
  const language = asked === 'nl' || asked === 'en' ? asked : languageOf(req);
  res.setHeader('Content-Language', language);
  sendText(res, 200, { type: 'text/html; charset=utf-8', text: page(code, language) });
};
