package dev.holter.compare;

import dev.holter.profile.Profile;

/**
 * One of the two sets of samples that a diff compares.
 *
 * @param profile the samples and their stacks
 * @param units over how many requests or seconds the samples are spread; above 0
 */
record Side(Profile profile, double units) {

    /** The value of all samples for each unit. */
    double mean() {
        return profile.samples().totalValue() / units;
    }
}
