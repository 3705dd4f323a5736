// Holds the Kubernetes objects of YAML files against the published schemas: node validate.mjs FILE... Prints what is wrong, nothing when nothing is.
// Core kinds and the Prometheus Operator's come with their schemas from npm; those of CloudNativePG and of its backup plugin are in operators.schema.json.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import yaml from 'js-yaml';
import Ajv from 'ajv';

const require = createRequire(import.meta.url);
const operators = JSON.parse(readFileSync(new URL('operators.schema.json', import.meta.url)));
const ajv = new Ajv({ allErrors: true, strict: true });
ajv.addSchema(operators, 'operators');

/** The published validators pass over fields that they do not know. What a validator has never looked at is such a field. */
function watched(value, path, seen) {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const below = new Map();
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'symbol' || !Object.hasOwn(target, key)) {
        return target[key];
      }
      seen.add(`${path}/${key}`);
      if (!below.has(key)) {
        below.set(key, watched(target[key], `${path}/${key}`, seen));
      }
      return below.get(key);
    },
  });
}

function paths(value, path) {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  return Object.keys(value).flatMap(key => [`${path}/${key}`, ...paths(value[key], `${path}/${key}`)]);
}

/** @returns the outermost fields that were not looked at */
function unknown(object, seen) {
  const unseen = paths(object, '').filter(path => !seen.has(path));
  return unseen.filter(path => !unseen.some(other => path.startsWith(`${other}/`)));
}

/** Maps with names of one's own: a validator looks at their values only where it restricts them. */
const OWN_NAMES = /^(\/metadata|\/spec\/template\/metadata)\/(labels|annotations)\/|^\/data\/|\/matchLabels\/|\/resources\/(requests|limits)\//;

function publishedModel(apiVersion, kind) {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const packageName = group === 'monitoring.coreos.com' ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models';
  return require([packageName, group, version, kind].filter(part => part).join('/'))[kind];
}

function mistakes(object) {
  const { apiVersion, kind } = object;
  if (operators.$defs[kind] && operators.$defs[kind].properties.apiVersion.const === apiVersion) {
    const valid = ajv.getSchema(`operators#/$defs/${kind}`);
    return valid(object) ? [] : valid.errors.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  }
  const seen = new Set();
  const found = [];
  try {
    const Model = publishedModel(apiVersion, kind);
    Model.prototype.validate.call(watched(object, '', seen));
  } catch (error) {
    found.push(error.message);
  }
  return [...found, ...unknown(object, seen).filter(path => !OWN_NAMES.test(path)).map(path => `${path} is no field of ${apiVersion} ${kind}`)];
}

let objects = 0;
for (const file of process.argv.slice(2)) {
  for (const object of yaml.loadAll(readFileSync(file, 'utf8')).filter(document => document)) {
    objects += 1;
    mistakes(object).forEach(mistake => console.log(`${file}: ${object.kind} ${object.metadata?.name}: ${mistake}`));
  }
}
console.error(`${objects} objects`);
