"""The Gamma distribution against sums of Poisson probabilities, the error function, integrals and printed tables."""

import math

import pytest

from subsidies import gamma

SHAPES = (0.1, 0.5, 1.0, 2.5, 7.0, 20.0, 33.7, 250.0)
SHARES = (1e-6, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999999)


@pytest.mark.parametrize("shape", [1, 2, 5, 13, 40, 150])
@pytest.mark.parametrize("bound", [0.01, 0.7, 3.0, 13.0, 40.0, 200.0])
def test_of_a_whole_shape_it_is_the_rest_of_a_poisson_sum(shape: int, bound: float) -> None:
    """The waiting time for so many events is over if at least so many have come."""
    fewer = math.fsum(math.exp(n * math.log(bound) - bound - math.lgamma(n + 1)) for n in range(shape))
    assert gamma.below(shape, bound) == pytest.approx(1 - fewer, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("bound", [1e-8, 0.02, 0.5, 1.4, 1.6, 6.0, 30.0])
def test_of_shape_one_half_it_is_the_error_function(bound: float) -> None:
    assert gamma.below(0.5, bound) == pytest.approx(math.erf(math.sqrt(bound)), rel=1e-13)


@pytest.mark.parametrize("shape", [3.3, 7.5, 33.7])
@pytest.mark.parametrize("bound", [0.4, 2.0, 30.0, 45.0])
def test_it_is_the_integral_of_the_density(shape: float, bound: float) -> None:
    def density(at: float) -> float:
        return math.exp((shape - 1) * math.log(at) - at - math.lgamma(shape)) if at else 0.0

    steps = 200_000  # Simpson's rule; the density is smooth at 0 if the shape is well above 1
    width = bound / steps
    inner = math.fsum((4 if place % 2 else 2) * density(place * width) for place in range(1, steps))
    assert gamma.below(shape, bound) == pytest.approx((inner + density(bound)) * width / 3, abs=1e-7)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_next_shape_is_less_by_one_term(shape: float) -> None:
    for bound in (0.5 * shape, shape, shape + 1, 2 * shape + 3):
        term = math.exp(shape * math.log(bound) - bound - math.lgamma(shape + 1))
        assert gamma.below(shape + 1, bound) == pytest.approx(gamma.below(shape, bound) - term, abs=1e-13)


@pytest.mark.parametrize(
    ("freedom", "share", "printed"),
    [(1, 0.95, 3.841), (2, 0.975, 7.378), (10, 0.05, 3.940), (10, 0.95, 18.307), (30, 0.99, 50.892)],
)
def test_quantiles_are_those_of_the_printed_chi_squared_tables(freedom: int, share: float, printed: float) -> None:
    assert round(2 * gamma.quantile(freedom / 2, share), 3) == printed


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("share", SHARES)
def test_below_a_quantile_there_is_its_share(shape: float, share: float) -> None:
    found = gamma.quantile(shape, share)
    assert gamma.below(shape, found) >= share
    assert gamma.below(shape, found) == pytest.approx(share, rel=1e-9)
    assert gamma.below(shape, math.nextafter(found, 0)) < share


def test_nothing_is_below_nothing_and_everything_below_enough() -> None:
    assert gamma.below(3, 0) == 0.0
    assert gamma.below(3, 800) == 1.0


@pytest.mark.parametrize(("shape", "bound"), [(0, 1), (-1, 1), (1, -1), (math.nan, 1)])
def test_what_is_no_gamma_distribution_is_an_error(shape: float, bound: float) -> None:
    with pytest.raises(ValueError):
        gamma.below(shape, bound)


@pytest.mark.parametrize("share", [0, 1, -0.1, 1.1])
def test_a_quantile_is_of_a_share_between_nothing_and_everything(share: float) -> None:
    with pytest.raises(ValueError):
        gamma.quantile(1, share)
