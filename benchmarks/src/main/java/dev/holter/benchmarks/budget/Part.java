package dev.holter.benchmarks.budget;

import java.util.List;

/** Measures some of what has a budget. */
interface Part {

    /** Measures, and adds the readings by the names of the budgets. */
    void measure(Pace pace, Places places, Readings readings) throws Exception;

    /** All of them, and what is measured, in words. What leaves threads behind comes last. */
    List<Named> ALL = List.of(
            new Named("Request scope and fold, by JMH", new ScopeCosts()),
            new Named("Starting, dumping, reading and stopping", new StepCosts()),
            new Named("Views and the archive", new ProfileCosts()),
            new Named("Sessions on the shop under load, and the quiet after them", new ShopCosts()),
            new Named("Start-up of the shop with and without Holter", new StartUpCosts()),
            new Named("Kill switch", new KillCosts()));

    /** A part, and what to tell who waits for it. */
    record Named(String words, Part part) {}
}
