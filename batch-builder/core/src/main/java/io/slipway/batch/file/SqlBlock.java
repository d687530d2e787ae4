package io.slipway.batch.file;

import io.slipway.batch.file.yaml.Place;

/**
 * SQL and where it stands.
 *
 * @param place of its first line
 */
public record SqlBlock(String sql, Place place) {
    /** The place of a line of the SQL, counted from 1. */
    public Place line(int number) {
        return new Place(place.file(), place.line() + number - 1);
    }
}
