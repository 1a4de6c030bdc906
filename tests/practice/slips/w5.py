"""What readers write down for "w5 for another target" (rate 0.5; h1 0.593270, o1 0.751365) with each slip."""

SLIPS = {
    "that is w5 for the target 0.01, as on the page; here the first target is 0.99": 0.358916,
    "step 6 is o − y, not y − o; the slope has the wrong sign": 0.4 - 0.5 * 0.238635 * 0.186816 * 0.593270,
    "the factor σ′ of step 7 is missing": 0.4 + 0.5 * 0.238635 * 0.593270,
    "the rate is missing": 0.4 + 0.0264484,
    "that is the slope; w5 becomes 0.40 minus rate times slope": -0.238635 * 0.186816 * 0.593270,
    "that is only rate times slope; take it away from 0.40": -0.5 * 0.0264484,
    "w5 receives h1, not h2": 0.4 + 0.5 * 0.0445807 * 0.596884,
    "w5 receives h1, not x1": 0.4 + 0.5 * 0.0445807 * 0.05,
    "the factor h1 of step 9 is missing": 0.4 + 0.5 * 0.0445807,
    "that is w5 of the other output: w5 leads into o1": 0.4 + 0.5 * 0.0380982 * 0.593270,
}
