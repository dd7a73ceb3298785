import { createApp } from 'vue';
import 'nutgraf/vue';
import App from './App.vue';

createApp(App).mount('#root');
