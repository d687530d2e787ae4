package io.slipway.batch.job.plan;

import io.slipway.batch.file.Recipe;
import io.slipway.batch.file.yaml.NearestName;
import io.slipway.batch.file.yaml.Place;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.key.KeyDefinition;
import java.util.List;

/** Whether rows have the columns of the key, in types that can be one; said with the line of the dataset file. */
final class KeyFit {
    private KeyFit() {}

    /**
     * Looks for each column that the file names.
     *
     * @throws UsageException if there is none of a name, or it cannot be part of a key
     */
    static void require(Recipe recipe, List<Column> columns) {
        recipe.keyPlaces().forEach((name, place) -> require(name, place, columns));
    }

    private static void require(String name, Place place, List<Column> columns) {
        Column found = columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        place + ": Cannot define a key: there is no column '" + name + "', "
                                + NearestName.hint(
                                        name, columns.stream().map(Column::name).toList()),
                        "Correct the name under key, or select the column in derive."));
        try {
            new KeyDefinition(List.of(found), List.of());
        } catch (UsageException unfit) {
            throw new UsageException(place + ": " + unfit.getMessage(), unfit.remedy(), unfit);
        }
    }
}
