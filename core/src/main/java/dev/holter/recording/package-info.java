/** Driving JFR: events and settings per type, recorders, and reading what they recorded. */
@NullMarked
package dev.holter.recording;

import org.jspecify.annotations.NullMarked;
