"""What readers write down for "73 kg, 182 cm" with each slip."""

SLIPS = {
    "the two numbers are right, but in the place of each other": (5.65, 25.94),
    "you swapped kilograms and centimetres": (182 * 2.20462 - 135, 73 * 0.393701 - 66),
    "these are pounds and inches; now shift them": (160.94, 71.65),
    "you swapped the two numbers of the shift": (160.94 - 66, 71.65 - 135),
    "you divided by 2.20462 and by 0.393701; multiply": (33.11 - 135, 462.28 - 66),
    "you added the shift; subtract it": (160.94 + 135, 71.65 + 66),
    "you subtracted the wrong way round; take 135 and 66 from the measurements": (135 - 160.94, 66 - 71.65),
    "you are near; give two decimals": (25.9, 5.7),
    "you subtracted 73 kilograms and 182 centimetres as they are": (-62, 116),
}
