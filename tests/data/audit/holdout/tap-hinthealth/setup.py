from setuptools import setup

setup(
    name="tap-hinthealth",
    version="0.2.3",
    description="Singer.io tap for extracting data from Hint Health",
    author="Outlier Data Works",
    classifiers=["Programming Language :: Python :: 3 :: Only"],
    py_modules=["tap_hinthealth"],
    install_requires=["singer-python==5.12.2", "requests==2.26.0", "backoff==1.8.0"],
    extras_require={"dev": ["pytest", "requests-mock"]},
    entry_points="""
    [console_scripts]
    tap-hinthealth=tap_hinthealth:main
    """,
    packages=["tap_hinthealth"],
    package_data={"schemas": ["tap_hinthealth/schemas/*.json"]},
    include_package_data=True,
)
