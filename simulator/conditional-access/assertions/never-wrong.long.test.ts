// The same, over as many tenants as take their time.
import './never-wrong.test'
