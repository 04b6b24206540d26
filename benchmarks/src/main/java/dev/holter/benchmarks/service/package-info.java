/** A service in a process of its own, under load, watched from outside: its CPU by thread, its memory, its sessions. Linux only. */
@NullMarked
package dev.holter.benchmarks.service;

import org.jspecify.annotations.NullMarked;
