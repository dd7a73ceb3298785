// On a server the element's modules do nothing and do not fail.

for (const name of ['nutgraf', 'nutgraf/element', 'nutgraf/client', 'nutgraf/inline', 'nutgraf/nutgraf.js', 'nutgraf/react', 'nutgraf/preact', 'nutgraf/vue', 'nutgraf/svelte', 'nutgraf/engine']) {
  const before = Object.keys(globalThis).join();
  const module = await import(name);
  if (Object.keys(module).length === 0) throw new Error(`${name} exports nothing`);
  if (Object.keys(globalThis).join() !== before) throw new Error(`${name} changes what is global`);
}
// The worker's script has nothing to give, and nothing to do here.
await import('nutgraf/worker');
console.log(JSON.stringify({ imported: true }));
