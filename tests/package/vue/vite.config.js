import vue from '@vitejs/plugin-vue';

// What Vue asks of a page with any custom element: which names are no components of its own.
export default { plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'nut-graf' } } })] };
