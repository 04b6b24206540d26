/**
 * Benchmarks of the way from a dump to a profile. In the package of what they measure, because nothing of that is public: a
 * reader of dumps is no API.
 */
@NullMarked
package dev.holter.recording;

import org.jspecify.annotations.NullMarked;
