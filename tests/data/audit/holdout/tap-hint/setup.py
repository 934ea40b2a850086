from setuptools import find_packages, setup

setup(
    name="tap-hint",
    version="0.3.1",
    description="Singer.io tap for the Hint Health API",
    classifiers=["Programming Language :: Python :: 3 :: Only"],
    py_modules=["tap_hint"],
    install_requires=["singer-python==5.12.1", "requests==2.25.1", "backoff==1.8.0"],
    entry_points={"console_scripts": ["tap-hint=tap_hint:main"]},
    packages=find_packages(),
    package_data={"tap_hint": ["schemas/*.json"]},
    include_package_data=True,
)
