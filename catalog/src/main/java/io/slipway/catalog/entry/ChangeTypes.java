package io.slipway.catalog.entry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names of the changes that this program knows, as they stand in entries. */
final class ChangeTypes {
    static final SortedSet<String> NAMES = Collections.unmodifiableSortedSet(
            Arrays.stream(Change.class.getAnnotation(JsonSubTypes.class).value())
                    .map(JsonSubTypes.Type::name)
                    .collect(Collectors.toCollection(TreeSet::new)));

    private ChangeTypes() {}
}
