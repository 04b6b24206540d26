/** What a JVM that died while it profiled left behind: the breadcrumb that tells of it, and files. */
@NullMarked
package dev.holter.recording.crash;

import org.jspecify.annotations.NullMarked;
