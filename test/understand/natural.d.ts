declare module 'natural/lib/natural/classifiers/index.js' {
  class BayesClassifier {
    addDocument(words: string[], label: string): void;
    train(): void;
    classify(words: string[]): string;
  }
  const classifiers: { BayesClassifier: typeof BayesClassifier };
  export default classifiers;
}
