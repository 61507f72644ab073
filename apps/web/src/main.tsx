import '@mantine/core/styles.css';
import './ui/fonts.css';
import './ui/base.css';
import './ui/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.js';
import { api } from './app/api/index.js';
import { initialLanguage, startI18n } from './i18n/i18n.js';

const language = initialLanguage();
api.language = language;
await startI18n(language);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has lost its #root');
createRoot(root).render(<App />);
