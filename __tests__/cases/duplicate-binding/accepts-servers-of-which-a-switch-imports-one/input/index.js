async function run() {
  switch (process.argv[2] ?? 'events') {
    case 'events':
      await import('./events.js');
      break;
    case 'http':
      await import('./http.js');
      break;
    default:
      process.exit(1);
  }
}

run();
