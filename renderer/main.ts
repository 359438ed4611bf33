import './entrance.ts'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { fetchImage } from './api.ts'
import { router } from './router.ts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './ui/prose/prose.css'
import './styles/layout.css'
import { imageSource } from './ui/prose/image-source.ts'

createApp(App).use(createPinia()).use(router).provide(imageSource, fetchImage).mount('#app')
