require('./listen');
