// The same, with as many answers as take their time.
import './any-answers.test'
