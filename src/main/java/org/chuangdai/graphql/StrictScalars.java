package org.chuangdai.graphql;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Scalars that refuse a wrong value before anything runs; SmallRye's own let any text or number through to the resolvers. */
final class StrictScalars {
    private static final int YEAR_MAX = 9999;
    private static final Map<String, Coercing<?, ?>> BY_NAME = Map.of(
            "Int", Scalars.GraphQLInt.getCoercing(),
            "BigDecimal", new Decimal(),
            "Date", new Temporal<>("an ISO date such as 2022-12-31, of the years 1 to 9999", LocalDate::parse, LocalDate::getYear),
            "DateTime", new Temporal<>("an ISO date-time with offset such as 2022-12-31T08:00:00+08:00, of the years 1 to 9999", OffsetDateTime::parse, OffsetDateTime::getYear));

    private StrictScalars() {
    }

    static Optional<Coercing<?, ?>> coercing(String scalar) {
        return Optional.ofNullable(BY_NAME.get(scalar));
    }

    /** A JSON number, kept exactly. */
    private static final class Decimal implements Coercing<BigDecimal, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            if (value instanceof BigDecimal || value instanceof Long || value instanceof Integer) {
                return value;
            }
            throw new CoercingSerializeException("Not a decimal: " + value.getClass().getSimpleName());
        }

        @Override
        public BigDecimal parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof BigDecimal decimal) {
                return decimal;
            }
            if (input instanceof BigInteger integer) {
                return new BigDecimal(integer);
            }
            if (input instanceof Integer || input instanceof Long) {
                return BigDecimal.valueOf(((Number) input).longValue());
            }
            // Never from a request, whose numbers are read exactly: only a bound that SmallRye states of an input field comes so.
            if (input instanceof Double bound) {
                return BigDecimal.valueOf(bound);
            }
            throw new CoercingParseValueException("Expected a number.");
        }

        @Override
        public BigDecimal parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof IntValue integer) {
                return new BigDecimal(integer.getValue());
            }
            if (input instanceof FloatValue decimal) {
                return decimal.getValue();
            }
            throw new CoercingParseLiteralException("Expected a number.");
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return new FloatValue(parseValue(input, context, locale));
        }
    }

    /** A date or date-time as text; handed on as text, because that is what SmallRye makes arguments from. */
    private record Temporal<T>(String expected, Function<String, T> parser, ToIntFunction<T> year) implements Coercing<String, String> {
        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }

        @Override
        public String parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String text && parses(text)) {
                return text;
            }
            throw new CoercingParseValueException("Expected " + expected + ".");
        }

        @Override
        public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text && parses(text.getValue())) {
                return text.getValue();
            }
            throw new CoercingParseLiteralException("Expected " + expected + ".");
        }

        private boolean parses(String text) {
            try {
                int given = year.applyAsInt(parser.apply(text));
                return given >= 1 && given <= YEAR_MAX;
            } catch (DateTimeException notOne) {
                return false;
            }
        }
    }
}
