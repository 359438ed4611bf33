import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { router } from './router.ts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './ui/prose/prose.css'
import './styles/layout.css'

createApp(App).use(createPinia()).use(router).mount('#app')
