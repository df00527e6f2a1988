// The same, from as many seeds as take their time.
import './combinations.test'
