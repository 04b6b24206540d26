// Names and numbers as people read them. Names come from the profiled service and from its users: text, never markup.

// Control characters, and those that reorder or hide the text around them, are shown as what they are.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e01ef}]/gu;

function visible(text) {
  return text.replace(HIDDEN, c => '‹U+' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') + '›');
}

const JDK = /^(java|javax|jdk|sun|com\.sun)\./;
const LIBRARY = new RegExp('^(jakarta|org\\.(springframework|apache|hibernate|eclipse|postgresql|mariadb|h2|hsqldb|slf4j|jboss|'
  + 'aspectj|thymeleaf|yaml|flywaydb|redisson|mongodb|elasticsearch|opensearch|bouncycastle|xnio|reactivestreams|jooq|mybatis|'
  + 'antlr|codehaus|objectweb|jspecify)|io\\.(netty|undertow|micrometer|opentelemetry|prometheus|lettuce|r2dbc|grpc|projectreactor|'
  + 'vertx|github\\.resilience4j|jsonwebtoken|smallrye|quarkus|reactivex|swagger|kubernetes|sentry)|com\\.(fasterxml|zaxxer|google|'
  + 'mysql|mongodb|oracle|microsoft|github\\.benmanes|hazelcast|rabbitmq|datastax|datadog|netflix|amazonaws|ibm|jayway|squareup)|'
  + 'tools\\.(jackson|profiler)|reactor|kotlin|kotlinx|scala|groovy|akka|okhttp3|okio|feign|redis|ch\\.qos|net\\.(bytebuddy|sf|'
  + 'javacrumbs)|software\\.amazon|graphql|freemarker|liquibase|one\\.jfr|dev\\.holter(?!\\.samples))\\.');

/** A frame's name in three lengths, and what it belongs to. */
function nameOf(label) {
  const full = visible(label);
  const dot = full.lastIndexOf('.');
  const method = full.slice(dot + 1);
  if (dot < 0) {
    return {full, short: full, method, package: '', kind: 'other'};
  }
  const type = full.slice(0, dot).replace(/\$\$Lambda.*$/, '$$$$Lambda').replace(/[/.]0x[0-9a-f]+$/, '');
  const last = type.lastIndexOf('.');
  const kind = JDK.test(full) ? 'jdk' : LIBRARY.test(full) ? 'lib' : 'app';
  return {full, short: type.slice(last + 1) + '.' + method, method, package: type.slice(0, Math.max(0, last)), kind};
}

function hash(text) {
  let h = 7;
  for (let i = 0; i < text.length; i++) {
    h = (h * 31 + text.charCodeAt(i)) >>> 0;
  }
  return h;
}

const SCALES = {
  nanoseconds: [[3600e9, 'h'], [60e9, 'min'], [1e9, 's'], [1e6, 'ms'], [1e3, 'µs'], [1, 'ns']],
  bytes: [[2 ** 40, 'TiB'], [2 ** 30, 'GiB'], [2 ** 20, 'MiB'], [2 ** 10, 'KiB'], [1, 'B']],
};
const MEANINGS = {cpu: 'CPU', alloc_space: 'allocated', inuse_space: 'in use', delay: 'delay'};
const THIN = '\u202f';

/** Three digits and the unit in which they read best. */
function amount(value, unit) {
  if (value === 0) {
    return '0' + (unit === 'nanoseconds' ? THIN + 's' : unit === 'bytes' ? THIN + 'B' : '');
  }
  const scale = SCALES[unit] || [[1, unit === 'count' ? '' : visible(unit)]];
  const [size, name] = scale.find(([size]) => value >= size) || scale[scale.length - 1];
  const scaled = value / size;
  const digits = Number.isInteger(scaled) && size === 1 ? 0 : scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2;
  return scaled.toLocaleString('en', {minimumFractionDigits: digits, maximumFractionDigits: digits}) + (name && THIN + name);
}

function meaning(name) {
  return Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : visible(name);
}

function share(part, whole) {
  const percent = whole > 0 ? part / whole * 100 : 0;
  if (percent > 0 && percent < 0.01) {
    return '<' + THIN + '0.01' + THIN + '%';
  }
  return percent.toFixed(percent === 0 || percent > 99.95 ? 0 : percent < 1 ? 2 : 1) + THIN + '%';
}

function count(number, noun) {
  return number.toLocaleString('en') + ' ' + noun + (number === 1 ? '' : 's');
}
