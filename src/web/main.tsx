import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import './design/shell.css';
import './design/lists.css';
import './design/form.css';
import './design/dossier.css';
import './design/own-side.css';
import './design/print.css';

const root = document.getElementById('root');
if (!root) throw new Error('Expected the page to have an element with id "root", but it has none');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
