package org.communitycounsel.platform.database;

import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.function.Function;

/** Keeps an enumeration under the ids that tables, forms and the database share. */
public abstract class ById<E extends Enum<E>> implements AttributeConverter<E, String> {

    private final E[] values;
    private final Function<E, String> id;

    protected ById(E[] values, Function<E, String> id) {
        this.values = values;
        this.id = id;
    }

    @Override
    public String convertToDatabaseColumn(E value) {
        return value == null ? null : id.apply(value);
    }

    @Override
    public E convertToEntityAttribute(String column) {
        return column == null
                ? null
                : Arrays.stream(values)
                        .filter(value -> id.apply(value).equals(column))
                        .findFirst()
                        .orElseThrow();
    }
}
