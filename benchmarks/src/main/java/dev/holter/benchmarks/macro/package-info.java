/** What Holter costs a service: sessions switched on and off inside one JVM under a fixed load, by benchmarks/macro.yml. */
@NullMarked
package dev.holter.benchmarks.macro;

import org.jspecify.annotations.NullMarked;
