/** Profile types as data: which events answer which question, with which settings, and what an event is worth. No JFR in here. */
@NullMarked
package dev.holter.recording.type;

import org.jspecify.annotations.NullMarked;
