/**
 * Profile types as data: which events answer which question, with which settings, and what an event is worth. JFR is
 * asked in one place only, {@link dev.holter.recording.type.AvailableEvents}.
 */
@NullMarked
package dev.holter.recording.type;

import org.jspecify.annotations.NullMarked;
