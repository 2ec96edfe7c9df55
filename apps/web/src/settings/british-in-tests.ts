// Tests quote dates and numbers as British English has them, whatever the machine speaks on which they run.
Object.defineProperty(navigator, 'language', { value: 'en-GB', configurable: true });
Object.defineProperty(navigator, 'languages', { value: ['en-GB'], configurable: true });
