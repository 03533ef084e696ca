import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { createRoot } from 'react-dom/client'
import { chooseLanguage, defaultSettings } from '../shared/settings.ts'
import { speak, startTexts } from './api/language.ts'
import { saveWhenLeaving } from './api/leaving.ts'
import { followEvents } from './api/queries.ts'
import { Root } from './app.tsx'

const language = chooseLanguage(defaultSettings.language, navigator.languages)
startTexts(language)
speak(language)
followEvents()
saveWhenLeaving()
createRoot(document.getElementById('app')!).render(<Root />)
